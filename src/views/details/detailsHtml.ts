import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Where the webview's script and style are, the only files that it may load. */
export function detailsFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The empty page. It may load one script and one style of ours and nothing else, run no other code, and turn no text into markup (trusted
 * types); what it shows comes as data.
 */
export function detailsHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = makeNonce();
  const folder = detailsFolder(extensionUri);
  const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, 'details.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(folder, 'details.css')).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(l10n.t('Defect Details'))}</title>
<link rel="stylesheet" href="${escapeAttribute(style)}">
</head>
<body>
<main id="main"></main>
<div id="status" class="unseen" role="status" aria-live="polite"></div>
<script nonce="${nonce}" src="${escapeAttribute(script)}"></script>
</body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
