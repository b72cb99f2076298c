import { median } from './report.mjs'

const number = (value) => value.toFixed(1)

const row = ({ bareUs, parseUs, ratio, scheme, type, us }) =>
  `| ${[scheme, type, ...[us, bareUs, ratio].map(number), parseUs === null ? '' : number(parseUs)].join(' | ')} |`

/** The cost of every scheme as a page of the documentation. */
export function writeVerificationPage(results) {
  const plain = results.filter(({ isPlainHmac }) => isPlainHmac)
  const ratios = plain.map(({ ratio }) => ratio)
  return `# What verifying costs

Made by \`npm run bench:verification\`; do not edit. One request with a body of 7 KB is verified in every scheme, in turns with the calls
of \`node:crypto\` that are in it, made alone. Microseconds, medians over many rounds; read the ratio, the rest depends on the machine.

- HMAC over the raw body (${plain.length} schemes): ${number(median(ratios))} times the bare call in the middle, ${number(Math.max(...ratios))} at most; the aim is 2.
- A scheme that takes values from inside a JSON body also pays for finding them. The last column is what JSON.parse of the same body costs:
  the body is run over once, without making objects of it, and the later stages use the same run.
- A scheme that compares a token has next to no cryptography to be compared with.

| scheme | recipe | µs | bare µs | ratio | JSON.parse µs |
| --- | --- | ---: | ---: | ---: | ---: |
${[...results]
  .sort((left, right) => left.ratio - right.ratio)
  .map(row)
  .join('\n')}
`
}
