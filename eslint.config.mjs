// The linter: what house-style.md asks and the compiler cannot see. No inline switches: a rule that is wrong is
// changed here, with its reason, for everybody.

import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * typescript-eslint's parser. `npm run check` (build/layers.mjs) has programs with every file already and lends them; an editor,
 * or eslint by hand, has the parser make one of tsconfig.lint.json.
 */
const parser = {
  ...tseslint.parser,
  /** @param {string} code @param {object} [options] */
  parseForESLint: (code, options) => {
    const parse = /** @type {(code: string, options?: object) => never} */ (tseslint.parser.parseForESLint);
    const lent = Reflect.get(globalThis, Symbol.for('heapdelta.program'));
    return parse(code, lent ? { ...options, programs: [lent()] } : options);
  },
};

const typed = ['**/*.ts', '**/*.tsx'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
      'fixtures/.made/**',
      'fixtures/programs/**',
      'fixtures/packages/**',
      'bench/.data/**',
      'bench/programs/**',
      '**/*.d.ts',
      'docs/api/**',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  ...tseslint.configs.strict.map((config) => ({ ...config, files: typed })),
  {
    files: typed,
    languageOptions: {
      parser,
      parserOptions: { project: ['./tsconfig.lint.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `constructor` is a word of our glossary: rows and findings carry it as a field.
      '@typescript-eslint/no-misused-new': 'off',
      // Hot loops index arrays (`i < n`) on purpose; a `for…of` over a typed array is slower.
      '@typescript-eslint/prefer-for-of': 'off',
      // Records built from JSON lose keys in tests and stores; a Map is no JSON.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // An empty arrow is how one says "nothing to do on this event".
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // A room's own .d.ts must be found by whoever compiles the room from outside.
      '@typescript-eslint/triple-slash-reference': ['error', { path: 'always', types: 'never', lib: 'never' }],
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'No enums: a union of literals costs nothing at run time.' },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'No namespaces: modules are enough.' },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  // Text and data, not logic: catalogs, tests, and broken snapshots one after the other.
  {
    files: [
      'worker/messages/**',
      'build/fuzz/snapshots.ts',
      '**/*.test.ts',
      '**/*.test.tsx',
      '**/testing/**',
      'renderer/e2e/**',
    ],
    rules: { 'max-lines': 'off' },
  },
  // A test may insist that what it just looked up is there: it fails with a stack if not.
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'renderer/e2e/**', 'electron/e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  // Results, progress and errors go to the caller; only a fallback says why on the console (house style: nothing is swallowed).
  {
    files: ['worker/**/*.ts', 'library/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.tsx', 'electron/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', '**/e2e/**'],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  // React's rules compile each file to judge it: only files that can hold components or hooks.
  {
    files: ['renderer/**/*.tsx', 'renderer/**/use*.ts', 'renderer/app/services.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // For users of React's compiler, which we do not use.
      'react-hooks/incompatible-library': 'off',
      // Windows over the engine have a lifetime: they are made and disposed of in one effect.
      'react-hooks/set-state-in-effect': 'off',
    },
  },
);
