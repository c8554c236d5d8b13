function words(text: string): string[] {
  return text.trim().split(/\s+/u);
}

const known: ReadonlySet<string> = new Set(
  words(`
  undefined NaN Infinity globalThis arguments eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape unescape Object Function Boolean Symbol Error AggregateError EvalError RangeError ReferenceError
  SyntaxError TypeError URIError Number BigInt Math Date String RegExp Array Map Set WeakMap WeakSet WeakRef
  FinalizationRegistry ArrayBuffer SharedArrayBuffer Atomics DataView JSON Promise Generator GeneratorFunction AsyncFunction
  AsyncGenerator AsyncGeneratorFunction Iterator AsyncIterator Reflect Proxy Intl WebAssembly Int8Array Uint8Array
  Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array
  DisposableStack AsyncDisposableStack SuppressedError
  Partial Required Readonly Record Pick Omit Exclude Extract NonNullable Parameters ConstructorParameters ReturnType
  InstanceType ThisParameterType OmitThisParameter ThisType Uppercase Lowercase Capitalize Uncapitalize Awaited NoInfer
  PropertyKey PropertyDescriptor TypedPropertyDescriptor ReadonlyArray ReadonlyMap ReadonlySet Iterable IterableIterator
  IteratorResult AsyncIterable AsyncIterableIterator ArrayLike PromiseLike TemplateStringsArray ClassDecorator
  MethodDecorator PropertyDecorator ParameterDecorator ErrorConstructor ErrorOptions SymbolConstructor DateConstructor
  PromiseConstructor ObjectConstructor ArrayConstructor Disposable AsyncDisposable ClassMethodDecoratorContext
  ClassFieldDecoratorContext ClassDecoratorContext PromiseSettledResult PromiseFulfilledResult PromiseRejectedResult
  ArrayBufferLike ArrayBufferView RegExpMatchArray RegExpExecArray const any unknown never
  require module exports __dirname __filename process global Buffer BufferEncoding NodeJS console setTimeout clearTimeout
  setInterval clearInterval setImmediate clearImmediate queueMicrotask structuredClone fetch performance URL
  URLSearchParams TextEncoder TextDecoder TextDecoderStream TextEncoderStream AbortController AbortSignal Event EventTarget
  CustomEvent MessageChannel MessagePort MessageEvent BroadcastChannel Blob File FormData Headers Request Response
  RequestInit RequestInfo ResponseInit HeadersInit BodyInit BlobPart BufferSource ReadableStream WritableStream
  TransformStream ByteLengthQueuingStrategy CountQueuingStrategy CompressionStream DecompressionStream
  ReadableStreamDefaultReader WritableStreamDefaultWriter crypto Crypto CryptoKey SubtleCrypto atob btoa DOMException
  WebSocket EventSource Worker SharedWorker ServiceWorker navigator Navigator
  window Window self document Document location Location history History screen frames parent top opener name
  localStorage sessionStorage Storage StorageEvent indexedDB caches Cache CacheStorage alert confirm prompt print open close
  focus blur scroll scrollTo scrollBy matchMedia getComputedStyle getSelection requestAnimationFrame cancelAnimationFrame
  requestIdleCallback cancelIdleCallback addEventListener removeEventListener dispatchEvent postMessage importScripts
  reportError innerWidth innerHeight devicePixelRatio customElements
  Node NodeList NodeListOf Element Attr Text Comment DocumentFragment ShadowRoot DOMParser DOMRect DOMRectReadOnly
  DOMTokenList DOMMatrix DOMPoint Range Selection MutationObserver MutationRecord IntersectionObserver
  IntersectionObserverEntry ResizeObserver ResizeObserverEntry PerformanceObserver PerformanceEntry Image Audio Option
  XMLHttpRequest XMLSerializer FileReader FileList DataTransfer Notification MediaQueryList MediaStream MediaRecorder
  MediaSource AudioContext OffscreenCanvas ImageData ImageBitmap createImageBitmap CanvasRenderingContext2D Path2D
  EventListener EventListenerObject EventListenerOrEventListenerObject AddEventListenerOptions EventInit CustomEventInit
  Animation AnimationEffect KeyframeEffect FontFace VisualViewport Touch TouchList ValidityState CSSStyleDeclaration
  StyleSheet CloseEvent ErrorEvent ProgressEvent PromiseRejectionEvent QueuingStrategy UnderlyingSource FrameRequestCallback
  Geolocation GeolocationPosition GeolocationCoordinates GeolocationPositionError Lock LockManager IdleDeadline
  ServiceWorkerRegistration ServiceWorkerGlobalScope DedicatedWorkerGlobalScope WorkerGlobalScope Transferable
  JSX Deno Bun
`),
);
const families =
  /^(?:HTML\w*|SVG\w+|WebGL\w+|RTC\w+|IDB\w+|CSS\w*|GPU\w+|XR\w+|DOM[A-Z]\w+|Media[A-Z]\w+|[A-Z]\w+Event|[A-Z]\w+EventMap)$/u;
const ofTests: ReadonlySet<string> = new Set(
  words(`describe it test suite context specify expect expectTypeOf assert before after beforeEach afterEach beforeAll
  afterAll setup teardown suiteSetup suiteTeardown jest vi fit fdescribe xit xdescribe jasmine cy Cypress should sinon chai`),
);

/** Whether a name is there in any script: of the language, a browser, Node, or, in a test, of its runner. */
export function isGlobalName(name: string, { inTest }: { inTest: boolean }): boolean {
  return known.has(name) || families.test(name) || (inTest && ofTests.has(name));
}
