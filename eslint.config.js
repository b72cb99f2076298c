import js from '@eslint/js'
import boundaries from 'eslint-plugin-boundaries'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const restrict = (name, message) => ({ regex: `^${name}(/|$)`, message })

/** Packages that only one folder may import; elsewhere the message names the wrapper to use instead. */
const reserved = [
  {
    packages: ['electron'],
    home: ['electron/main/**', 'electron/preload/**'],
    use: 'a port of electron/backend/ports.ts',
  },
  { packages: ['@photostructure/sqlite'], home: ['electron/backend/storage/**'], use: 'the Store of backend/storage' },
  { packages: ['fastify'], home: ['electron/backend/receiver/**'], use: 'backend/receiver' },
  { packages: ['ssh2', '@ngrok/ngrok'], home: ['electron/backend/tunnel/**'], use: 'a TunnelDriver of backend/tunnel' },
  {
    packages: [
      '@base-ui/react',
      'lucide-react',
      'monaco-editor',
      '@monaco-editor/react',
      '@tanstack/react-virtual',
      'react-resizable-panels',
    ],
    home: ['renderer/src/ui/**'],
    use: 'a component of renderer/src/ui',
  },
]

const reservedRules = (files, allowedHomes) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: reserved
          .filter((entry) => !entry.home.some((home) => allowedHomes.includes(home)))
          .flatMap((entry) => entry.packages.map((name) => restrict(name, `Use ${entry.use} instead.`))),
      },
    ],
  },
})

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      complexity: ['error', 12],
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Payloads are shown as text nodes only.',
        },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setImmediate: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
      },
    },
  },
  { files: ['e2e/fixtures/**'], rules: { 'no-empty-pattern': 'off' } },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', exports: 'writable', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.test.mjs', 'e2e/**', 'bench/**', 'scripts/**'],
    rules: { 'max-lines': 'off', complexity: 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // Says only that the compiler skips the virtual list; the compiler is not used.
      'react-hooks/incompatible-library': 'off',
    },
  },
  // Markup counts a branch for every optional part.
  { files: ['renderer/**/*.tsx'], rules: { complexity: ['error', 16] } },
  reservedRules(['shared/**', 'scripts/**'], []),
  reservedRules(['scripts/setup/default-app/**'], ['electron/main/**']),
  reservedRules(['electron/backend/**'], []),
  reservedRules(['electron/backend/storage/**'], ['electron/backend/storage/**']),
  reservedRules(['electron/backend/receiver/**'], ['electron/backend/receiver/**']),
  reservedRules(['electron/backend/tunnel/**'], ['electron/backend/tunnel/**']),
  reservedRules(['electron/main/**', 'electron/preload/**'], ['electron/main/**']),
  reservedRules(['renderer/**'], []),
  reservedRules(['renderer/src/ui/**'], ['renderer/src/ui/**']),
  {
    plugins: { boundaries },
    files: ['electron/**/*.ts', 'renderer/src/**/*.{ts,tsx}', 'shared/**/*.ts'],
    // A test in shared may put connections and domain together, one in the renderer may use the fake backend; the code may not.
    ignores: ['shared/**/*.test.ts', 'shared/connections/packages/**', 'renderer/**/*.test.{ts,tsx}'],
    settings: {
      'import/resolver': { [new URL('./scripts/lint/import-resolver.cjs', import.meta.url).pathname]: {} },
      'boundaries/elements': [
        { type: 'contracts', pattern: 'shared/contracts' },
        { type: 'domain', pattern: 'shared/domain' },
        { type: 'connections', pattern: 'shared/connections' },
        { type: 'ipc', pattern: 'shared/ipc' },
        { type: 'backend', pattern: 'electron/backend' },
        { type: 'main', pattern: 'electron/main' },
        { type: 'preload', pattern: 'electron/preload' },
        { type: 'feature', pattern: 'renderer/src/features/*', capture: ['feature'] },
        { type: 'ui', pattern: 'renderer/src/ui' },
        { type: 'lib', pattern: 'renderer/src/lib' },
        { type: 'app', pattern: 'renderer/src/app' },
        { type: 'renderer-test', pattern: 'renderer/src/test' },
        // What stands directly in these folders: commands.ts and main.tsx.
        { type: 'commands', pattern: 'shared' },
        { type: 'entry', pattern: 'renderer/src' },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...[
              ['contracts', ['contracts']],
              ['domain', ['contracts', 'domain']],
              ['connections', ['contracts', 'connections']],
              ['ipc', ['contracts', 'ipc', 'commands']],
              ['commands', []],
              ['backend', ['contracts', 'domain', 'connections', 'ipc', 'backend']],
              ['main', ['contracts', 'domain', 'connections', 'ipc', 'commands', 'backend', 'main']],
              ['preload', ['ipc', 'preload']],
              ['lib', ['contracts', 'domain', 'connections', 'ipc', 'commands', 'lib']],
              ['ui', ['contracts', 'ui', 'lib']],
              ['feature', ['contracts', 'domain', 'connections', 'ipc', 'commands', 'ui', 'lib']],
              ['app', ['contracts', 'domain', 'connections', 'ipc', 'commands', 'ui', 'lib', 'feature', 'app']],
              ['entry', ['app', 'lib', 'ui']],
              [
                'renderer-test',
                [
                  'contracts',
                  'domain',
                  'connections',
                  'ipc',
                  'commands',
                  'lib',
                  'ui',
                  'feature',
                  'app',
                  'renderer-test',
                ],
              ],
            ].map(([from, to]) => ({
              from: { element: { type: from } },
              allow: { to: { element: { types: { anyOf: to } } } },
            })),
          ],
        },
      ],
    },
  },
)
