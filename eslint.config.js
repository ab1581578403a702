import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'var/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A number in a template prints as it is meant to.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => f()` is how a callback is written, whatever `f` returns.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    // Inner loops here read typed arrays at indexes that the loop keeps in range. Checking each
    // read would cost more than the read.
    files: [
      'src/commits/{bulk-load,image-file,touches}.ts',
      'src/graph/**',
      'src/http/lists/{calendar,list-map,months,years}.ts',
      'src/lists/{column,list-order,marks,member-labels,paths,selection,thing-list,words}.ts',
      'src/rdf/typing-edits.ts',
      'src/remote/sorted-lines.ts',
      'src/search/{find,names}/**',
      'src/shacl/gate.ts',
      'src/snapshots/diff/diff.ts',
      'src/snapshots/export/**',
      'src/sparql/expressions/{byte-pattern,byte-texts,id-comparison}.ts',
      'src/sparql/{operators,plan,results,values,workers}/**',
      'src/sparql/update/{change-transfer,modify}.ts',
      'src/web/answer/row-order.ts',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // A value that a test expects and does not find fails the test in either form; suites of many
    // cases are long.
    files: ['test/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines-per-function': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
