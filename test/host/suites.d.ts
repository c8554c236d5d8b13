// scripts/build-tests.mjs makes these two: each imports every *.test.ts file of its folder.
declare module 'suites:host' {}
declare module 'suites:web' {}
