'use strict';
const vscode = require('vscode');

/** The API as the package `@vscode/python-extension` describes it, and `choose` for tests. */
exports.activate = () => {
  const changed = new vscode.EventEmitter();
  let path = '';
  return {
    environments: {
      getActiveEnvironmentPath: () => ({ id: path, path }),
      resolveEnvironment: async (environment) => ({
        executable: { uri: environment.endsWith('/python3') ? vscode.Uri.file(environment) : undefined },
      }),
      onDidChangeActiveEnvironmentPath: changed.event,
    },
    choose: (chosen) => {
      path = chosen;
      changed.fire({ id: path, path, resource: undefined });
    },
  };
};
