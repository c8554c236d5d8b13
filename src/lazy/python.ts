/** What a desktop or a server knows of installed libraries: loaded when it is first asked for, never on the web. */
export { NodePython } from '../node/python/NodePython.js';
