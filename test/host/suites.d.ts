// scripts/build-tests.mjs makes these three: each imports every *.test.ts file of its folder.
declare module 'suites:host' {}
declare module 'suites:multiroot' {}
declare module 'suites:web' {}
