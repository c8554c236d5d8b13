/** Packages beside folders that hold no Python: pyright and Python take these for namespace packages. */
export const dataFolders: Readonly<Record<string, string>> = {
  'shop/__init__.py': '',
  'shop/config/defaults.yaml': 'currency: EUR\n',
  'shop/config/regions/eu.yaml': 'name: Europe\n',
  'shop/pages/__init__.py': '',
  'shop/pages/texts/welcome.txt': 'Welcome\n',
  'shop/loader.py':
    'import shop.config\nimport shop.config as settings\nimport shop.config.regions\nimport shop.config.missing\nimport shop.nowhere\n',
  'shop/names.py':
    'from shop.config import defaults\nfrom shop.config.regions import eu\nfrom shop.config.missing import more\nfrom shop import config\nfrom shop import config as again, pages\n',
  'shop/near.py':
    'from . import config\nfrom .config import currency\nfrom .config.regions import eu, uk\nfrom .config.missing import more\nfrom .config import *\n',
  'shop/pages/near.py':
    'from .texts import welcome\nfrom ..config import x\nfrom . import texts\nimport shop.pages.texts\n',
  'shop/guarded.py': 'try:\n    from shop.config import local\nexcept ImportError:\n    local = None\n',
  'shop/again.py':
    'from shop.names import defaults, eu, config\nfrom shop.near import *\nfrom shop.loader import settings, shop\n',
  'depot/tools/run.py': 'import depot.parts\nfrom depot.parts import bolt\nfrom depot import parts\n',
  'depot/parts/list.csv': 'bolt,1\n',
};
