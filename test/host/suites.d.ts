// scripts/build-tests.mjs makes these four: each imports every *.test.ts file of its folder.
declare module 'suites:host' {}
declare module 'suites:multiroot' {}
declare module 'suites:pseudo' {}
declare module 'suites:web' {}
