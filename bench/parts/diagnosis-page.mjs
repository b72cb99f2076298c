const share = (results, outcome) =>
  `${((100 * results.filter((result) => result.outcome === outcome).length) / results.length).toFixed(1)} %`

function countNames(results) {
  const counts = new Map()
  for (const { named } of results) counts.set(named, (counts.get(named) ?? 0) + 1)
  return [...counts].sort((left, right) => right[1] - left[1]).map(([name, count]) => `${name} ${count}`)
}

function kindRow(kind, results) {
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length
  const numbers = [results.length, count('exact'), count('unsure'), count('wrong')]
  return `| ${[kind, ...numbers, countNames(results).join(', ')].join(' | ')} |`
}

/** The confusion table of the fault injection as a page of the documentation. */
export function writeDiagnosisPage(results) {
  const kinds = [...new Set(results.map(({ kind }) => kind))]
  const schemes = new Set(results.map(({ scheme }) => scheme)).size
  const rows = kinds.map((kind) =>
    kindRow(
      kind,
      results.filter((result) => result.kind === kind),
    ),
  )
  return `# Why not? How well the cause of a refusal is found

Made by \`npm run bench:diagnosis\`; do not edit. Every kind of mistake is injected into every scheme with the app's own signer, and what
the app names is compared with it.

${results.length} cases (${kinds.length} kinds of mistake, ${schemes} schemes): ${share(results, 'exact')} named exactly, ${share(results, 'unsure')} not sure, ${share(results, 'wrong')} named wrongly.

- A cause is named only when the request would have been genuine had the mistake been undone: a digest, a signature or a token fits.
  Else the reason of the verdict stands, which for a wrong secret is all that can be known.
- A kind is left out for a scheme that has nothing to get wrong so (no time, no URL, no prefix ...), when its sender could not sign at all,
  or when the request is still accepted.
- A body that was altered on its way cannot be told from a wrong secret unless the request states a digest of it.
- What was signed one hour ago may be a late retry or a slow clock, so only "signed too long ago" is said; what is signed ahead of time is a clock.
- At most 200 checks and 20 ms are spent, when the delivery is opened and never while the sender waits.
  The figures here are without the limit of time, so that a slow machine does not change them: there, more is left at "not sure".

| injected | cases | exact | not sure | wrong | named |
| --- | ---: | ---: | ---: | ---: | --- |
${rows.join('\n')}
`
}
