/** Top-level modules of the Python standard library as typeshed lists them, those that newer versions dropped included. */
export const standardTops: readonly string[] = (
  '__future__ __main__ _ast _asyncio _bisect _blake2 _bz2 _codecs _collections_abc _compat_pickle _compression ' +
  '_contextvars _csv _ctypes _curses _curses_panel _dbm _decimal _frozen_importlib _frozen_importlib_external ' +
  '_gdbm _hashlib _heapq _imp _interpchannels _interpqueues _interpreters _io _json _locale _lsprof _lzma ' +
  '_markupbase _msi _multibytecodec _operator _osx_support _pickle _posixsubprocess _py_abc _pydecimal _queue ' +
  '_random _remote_debugging _sitebuiltins _socket _sqlite3 _ssl _stat _struct _thread _threading_local ' +
  '_tkinter _tracemalloc _typeshed _warnings _weakref _weakrefset _winapi _zstd abc aifc annotationlib ' +
  'antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect ' +
  'builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall ' +
  'compression concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses ' +
  'datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl ' +
  'filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp ' +
  'gzip hashlib heapq hmac html http imaplib imghdr imp importlib inspect io ipaddress itertools json keyword ' +
  'lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt ' +
  'multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev ' +
  'pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile ' +
  'profiling pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib ' +
  'resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib ' +
  'sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string ' +
  'stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios ' +
  'textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle ' +
  'types typing typing_extensions unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser ' +
  'winreg winsound wsgiref xdrlib xml xmlrpc xxlimited zipapp zipfile zipimport zlib zoneinfo'
).split(' ');

/** The modules inside its packages. */
const INNER: Readonly<Record<string, string>> = {
  _typeshed: '_type_checker_internals dbapi importlib wsgi xml',
  asyncio:
    'base_events base_futures base_subprocess base_tasks constants coroutines events exceptions ' +
    'format_helpers futures graph locks log mixins proactor_events protocols queues runners ' +
    'selector_events sslproto staggered streams subprocess taskgroups tasks threads timeouts tools ' +
    'transports trsock unix_events windows_events windows_utils',
  collections: 'abc',
  compression: '_common _common._streams bz2 gzip lzma zlib zstd zstd._zstdfile',
  concurrent:
    'futures futures._base futures.interpreter futures.process futures.thread interpreters ' +
    'interpreters._crossinterp interpreters._queues',
  ctypes: '_endian macholib macholib.dyld macholib.dylib macholib.framework util wintypes',
  curses: 'ascii has_key panel textpad',
  dbm: 'dumb gnu ndbm sqlite3',
  distutils:
    '_msvccompiler archive_util bcppcompiler ccompiler cmd command command.bdist command.bdist_dumb ' +
    'command.bdist_msi command.bdist_packager command.bdist_rpm command.build command.build_clib ' +
    'command.build_ext command.build_py command.build_scripts command.check command.clean command.config ' +
    'command.install command.install_data command.install_egg_info command.install_headers ' +
    'command.install_lib command.install_scripts command.register command.sdist command.upload config ' +
    'core cygwinccompiler debug dep_util dir_util dist errors extension fancy_getopt file_util filelist ' +
    'log msvccompiler spawn sysconfig text_file unixccompiler util version',
  email:
    '_header_value_parser _policybase base64mime charset contentmanager encoders errors feedparser ' +
    'generator header headerregistry iterators message mime mime.application mime.audio mime.base ' +
    'mime.image mime.message mime.multipart mime.nonmultipart mime.text parser policy quoprimime utils',
  encodings:
    'aliases ascii base64_codec big5 big5hkscs bz2_codec charmap cp037 cp1006 cp1026 cp1125 cp1140 cp1250 ' +
    'cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp273 cp424 cp437 cp500 cp720 cp737 cp775 ' +
    'cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874 cp875 ' +
    'cp932 cp949 cp950 euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk hex_codec hp_roman8 hz ' +
    'idna iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr ' +
    'iso8859_1 iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 iso8859_2 iso8859_3 ' +
    'iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 johab koi8_r koi8_t koi8_u kz1048 ' +
    'latin_1 mac_arabic mac_croatian mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_roman ' +
    'mac_romanian mac_turkish mbcs oem palmos ptcp154 punycode quopri_codec raw_unicode_escape rot_13 ' +
    'shift_jis shift_jis_2004 shift_jisx0213 tis_620 undefined unicode_escape utf_16 utf_16_be utf_16_le ' +
    'utf_32 utf_32_be utf_32_le utf_7 utf_8 utf_8_sig uu_codec zlib_codec',
  html: 'entities parser',
  http: 'client cookiejar cookies server',
  importlib:
    '_abc _bootstrap _bootstrap_external abc machinery metadata metadata._meta metadata.diagnose readers ' +
    'resources resources._common resources._functional resources.abc resources.readers resources.simple ' +
    'simple util',
  json: 'decoder encoder scanner tool',
  lib2to3:
    'btm_matcher fixer_base fixes fixes.fix_apply fixes.fix_asserts fixes.fix_basestring fixes.fix_buffer ' +
    'fixes.fix_dict fixes.fix_except fixes.fix_exec fixes.fix_execfile fixes.fix_exitfunc ' +
    'fixes.fix_filter fixes.fix_funcattrs fixes.fix_future fixes.fix_getcwdu fixes.fix_has_key ' +
    'fixes.fix_idioms fixes.fix_import fixes.fix_imports fixes.fix_imports2 fixes.fix_input ' +
    'fixes.fix_intern fixes.fix_isinstance fixes.fix_itertools fixes.fix_itertools_imports fixes.fix_long ' +
    'fixes.fix_map fixes.fix_metaclass fixes.fix_methodattrs fixes.fix_ne fixes.fix_next ' +
    'fixes.fix_nonzero fixes.fix_numliterals fixes.fix_operator fixes.fix_paren fixes.fix_print ' +
    'fixes.fix_raise fixes.fix_raw_input fixes.fix_reduce fixes.fix_reload fixes.fix_renames ' +
    'fixes.fix_repr fixes.fix_set_literal fixes.fix_standarderror fixes.fix_sys_exc fixes.fix_throw ' +
    'fixes.fix_tuple_params fixes.fix_types fixes.fix_unicode fixes.fix_urllib fixes.fix_ws_comma ' +
    'fixes.fix_xrange fixes.fix_xreadlines fixes.fix_zip main pgen2 pgen2.driver pgen2.grammar ' +
    'pgen2.literals pgen2.parse pgen2.pgen pgen2.token pgen2.tokenize pygram pytree refactor',
  logging: 'config handlers',
  math: 'integer',
  msilib: 'schema sequence text',
  multiprocessing:
    'connection context dummy dummy.connection forkserver heap managers pool popen_fork popen_forkserver ' +
    'popen_spawn_posix popen_spawn_win32 process queues reduction resource_sharer resource_tracker ' +
    'shared_memory sharedctypes spawn synchronize util',
  os: 'path',
  pathlib: 'types',
  profiling:
    'sampling sampling.collector sampling.gecko_collector sampling.heatmap_collector ' +
    'sampling.jsonl_collector sampling.pstats_collector sampling.stack_collector sampling.string_table ' +
    'tracing',
  pydoc_data: 'module_docs topics',
  pyexpat: 'errors model',
  sqlite3: 'dbapi2 dump',
  string: 'templatelib',
  sys: '__jit _monitoring',
  tkinter:
    'colorchooser commondialog constants dialog dnd filedialog font messagebox scrolledtext simpledialog ' +
    'tix ttk',
  unittest: '_log async_case case loader main mock result runner signals suite util',
  urllib: 'error parse request response robotparser',
  wsgiref: 'handlers headers simple_server types util validate',
  xml:
    'dom dom.NodeFilter dom.domreg dom.expatbuilder dom.minicompat dom.minidom dom.pulldom dom.xmlbuilder ' +
    'etree etree.ElementInclude etree.ElementPath etree.ElementTree etree.cElementTree parsers ' +
    'parsers.expat parsers.expat.errors parsers.expat.model sax sax._exceptions sax.expatreader ' +
    'sax.handler sax.saxutils sax.xmlreader utils',
  xmlrpc: 'client server',
  zipfile: '_path _path.glob',
  zoneinfo: '_common _tzpath',
};

const standard: ReadonlySet<string> = new Set([
  ...standardTops,
  ...Object.entries(INNER).flatMap(([top, inner]) => inner.split(' ').map((name) => `${top}.${name}`)),
]);

/** Whether a dotted name is a module of the standard library. */
export function isStandardModule(dotted: string): boolean {
  return standard.has(dotted);
}
