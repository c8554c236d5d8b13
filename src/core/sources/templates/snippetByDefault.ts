/** Files in which `${1}` or `${name}` is code: shells, make, Docker, PHP, Perl, and those with such strings or settings. */
const ownMeaning =
  /\.(?:sh|bash|zsh|ksh|fish|ps1|bat|cmd|mk|mak|php\d?|phtml|p[lm]|tcl|awk|groovy|gradle|kts?|dart|scala|tf|tfvars|env|properties|tpl|tmpl)$|(?:^|\/)(?:(?:GNU)?[Mm]akefile|Dockerfile|Jenkinsfile|\.env)[^/]*$|\.dockerfile$|(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/iu;

/** Whether `${...}` in a template stands for something to fill in when the template does not say. */
export function snippetByDefault(targetPath: string): boolean {
  return !ownMeaning.test(targetPath);
}
