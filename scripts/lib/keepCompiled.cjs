// Preloaded into a run of the command line by the build: keeps what the engine has compiled by the end of it, for `src/cli/start.ts`.
const fs = require('node:fs');
const vm = require('node:vm');

const { Script } = vm;
vm.Script = class extends Script {
  constructor(code, options) {
    super(code, options);
    process.once('exit', () => fs.writeFileSync(`${options.filename}.cache`, this.createCachedData()));
  }
};
