import * as prettier from 'prettier'

const levels = {
  'vendor-package': "vendor's package",
  'documented-vector': 'documented vector',
  'other-package': "another's package",
  documentation: 'documentation',
}

const schemes = { equals: 'secret itself', hash: 'SHA-256', ed25519: 'Ed25519', ecdsa: 'ECDSA', rsa: 'RSA' }

const schemeOf = ({ recipe }) => {
  if (recipe.type === 'hmac') return `HMAC-${String(recipe.algorithm).toUpperCase()}`
  return recipe.type === 'jwt' ? `JWT ${recipe.algorithms.join('/')}` : schemes[recipe.type]
}

const rowOf = ({ name, presets, handshakes, verified }) => {
  const cells = [
    name,
    [...new Set(presets.map(schemeOf))].join(', '),
    handshakes.length || '',
    levels[verified.level],
    verified.how,
  ]
  return `| ${cells.join(' | ')} |`
}

const listOf =
  (connections) =>
  ([level, title]) => {
    const names = connections.filter(({ verified }) => verified.level === level).map(({ name }) => name)
    return `- ${title} (${names.length}): ${names.join(', ')}`
  }

/** Which connections are proven how, a line of Markdown per kind of proof; README has the same lines. */
export const proofLists = (connections) => Object.entries(levels).map(listOf(connections)).join('\n')

/**
 * docs/connections.md, from the data of the connections.
 * @param connections the registry of shared/connections
 * @returns {Promise<string>} Markdown, formatted as the project formats it
 */
export async function connectionsTable(connections) {
  const text = `# Connections

How far the signature of each is proven. With the vendor's package the tests let it check what this app signs, and where the package signs too, the app
checks that; a documented vector is an example that the vendor publishes. Handshakes are the checks of the URL that the app answers.
Written by \`npm run connections-table\` from the data in shared/connections.

## By proof

${proofLists(connections)}

## Each

| connection | scheme | handshakes | proven by | how |
| --- | --- | --- | --- | --- |
${connections.map(rowOf).join('\n')}
`
  const filepath = 'docs/connections.md'
  return prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath })
}
