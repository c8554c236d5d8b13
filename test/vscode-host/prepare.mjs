// Fetches what the suites with a VS Code need, where it is missing, before several of them would at once.
import { ensureChromium } from './chromium.mjs';
import { ensureHost } from './install.mjs';

ensureHost();
ensureChromium();
