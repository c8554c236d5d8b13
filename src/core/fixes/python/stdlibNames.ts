import { STDLIB_MODULES } from './stdlibModules.js';

/** Names that templates use without an import, and that mean one thing only. */
const NAMES: Readonly<Record<string, string>> = {
  abc: 'ABC ABCMeta abstractmethod',
  collections: 'ChainMap Counter OrderedDict defaultdict deque namedtuple',
  contextlib: 'AsyncExitStack ExitStack asynccontextmanager contextmanager nullcontext suppress',
  dataclasses: 'asdict dataclass field',
  datetime: 'timedelta timezone',
  decimal: 'Decimal',
  enum: 'Enum Flag IntEnum IntFlag StrEnum',
  fractions: 'Fraction',
  functools: 'cached_property lru_cache partial singledispatch total_ordering wraps',
  pathlib: 'Path PurePath PurePosixPath',
  types: 'MappingProxyType SimpleNamespace',
  typing:
    'Any AsyncGenerator AsyncIterable AsyncIterator Awaitable Callable ClassVar Coroutine DefaultDict Deque Dict ' +
    'Final FrozenSet Generator Generic Hashable Iterable Iterator List Literal Mapping MutableMapping ' +
    'MutableSequence NamedTuple NoReturn Optional Protocol Sequence Tuple Type TypeVar TypedDict Union',
  uuid: 'uuid4',
};

const MODULE_OF = new Map(
  Object.entries(NAMES).flatMap(([module, names]) => names.split(' ').map((name) => [name, module] as const)),
);

const OF_DATETIME_MODULE = new Set(
  'MAXYEAR MINYEAR UTC date datetime time timedelta timezone tzinfo'.split(' '),
);

export type StdlibImport = { module: string; name?: string };

/**
 * The import that a name used without one asks for; `paths` are the dotted names that it is used by (`time.time`).
 * Undefined when the standard library has no such name, or a bare name may well mean something else.
 */
export function stdlibImport(name: string, paths: readonly string[]): StdlibImport | undefined {
  const module = MODULE_OF.get(name);
  if (module !== undefined) return { module, name };
  if (name === 'datetime') {
    const ofModule = paths.some((path) => OF_DATETIME_MODULE.has(path.split('.')[1] ?? ''));
    return ofModule ? { module: name } : { module: name, name };
  }
  if (!STDLIB_MODULES.has(name) || !paths.every((path) => path.startsWith(`${name}.`))) return undefined;
  return { module: name };
}
