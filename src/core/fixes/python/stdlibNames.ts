import { isStandardModule } from '../../python/standardModules.js';
import { STDLIB_MODULES } from './stdlibModules.js';

/** Names that templates use without an import, and that mean one thing only. */
const NAMES: Readonly<Record<string, string>> = {
  abc: 'ABC ABCMeta abstractmethod',
  collections: 'ChainMap Counter OrderedDict defaultdict deque namedtuple',
  'concurrent.futures': 'ProcessPoolExecutor ThreadPoolExecutor',
  contextlib: 'AsyncExitStack ExitStack asynccontextmanager contextmanager nullcontext suppress',
  copy: 'deepcopy',
  dataclasses: 'asdict dataclass field',
  datetime: 'timedelta timezone',
  decimal: 'Decimal',
  enum: 'Enum Flag IntEnum IntFlag StrEnum',
  fractions: 'Fraction',
  functools: 'cached_property lru_cache partial singledispatch singledispatchmethod total_ordering wraps',
  pathlib: 'Path PurePath PurePosixPath',
  types: 'MappingProxyType SimpleNamespace',
  typing:
    'Annotated Any AsyncGenerator AsyncIterable AsyncIterator Awaitable Callable ClassVar Concatenate Coroutine DefaultDict Deque Dict ' +
    'Final FrozenSet Generator Generic Hashable Iterable Iterator List Literal Mapping MutableMapping ' +
    'MutableSequence NamedTuple NewType NoReturn Optional ParamSpec Protocol Sequence Set TYPE_CHECKING Tuple Type ' +
    'TypeAlias TypeGuard TypeVar TypedDict Union overload runtime_checkable',
  'unittest.mock': 'AsyncMock MagicMock',
  uuid: 'UUID uuid4',
};

const MODULE_OF = new Map(
  Object.entries(NAMES).flatMap(([module, names]) => names.split(' ').map((name) => [name, module] as const)),
);

const OF_DATETIME_MODULE = new Set(
  'MAXYEAR MINYEAR UTC date datetime time timedelta timezone tzinfo'.split(' '),
);

/** `import <module>` for one without a name. */
export interface StdlibImport {
  readonly module: string;
  readonly name?: string;
}

/** Packages that load their modules themselves. */
const COMPLETE = new Set(['asyncio', 'os']);

/**
 * The imports that a name used without one asks for; `paths` are the dotted names that it is used by (`time.time`). Modules
 * inside a package are imported by name: `xml.etree.ElementTree`. Empty when the standard library has no such name, or
 * a bare name may well mean something else.
 */
export function stdlibImports(name: string, paths: readonly string[]): StdlibImport[] {
  const module = MODULE_OF.get(name);
  if (module !== undefined) return [{ module, name }];
  if (name === 'datetime') {
    const ofModule = paths.some((path) => OF_DATETIME_MODULE.has(path.split('.')[1] ?? ''));
    return [ofModule ? { module: name } : { module: name, name }];
  }
  if (!STDLIB_MODULES.has(name) || !paths.every((path) => path.startsWith(`${name}.`))) return [];
  return [...new Set(paths.map(moduleOf))].map((each) => ({ module: each }));
}

/** The deepest module that a dotted name goes through. */
function moduleOf(path: string): string {
  const parts = path.split('.');
  let module = parts[0]!;
  if (COMPLETE.has(module)) return module;
  for (const part of parts.slice(1)) {
    const inner = `${module}.${part}`;
    if (!isStandardModule(inner)) break;
    module = inner;
  }
  return module;
}
