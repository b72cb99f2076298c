import type { Connection, Preset } from '../../../contracts/connection'
import type { Recipe } from '../../../contracts/recipe'

const preset = (id: string, recipe: Recipe): Preset => ({
  id,
  name: id,
  summary: 'A scheme of no vendor that the app knows.',
  recipe,
  secret: { format: 'vendor', vendorLabel: 'Secret', hint: 'The secret of the sender.' },
})

const jwt = (changes: Pick<Extract<Recipe, { type: 'jwt' }>, 'algorithms' | 'key'>): Recipe => ({
  type: 'jwt',
  credential: { at: [{ from: 'header', name: 'X-Token' }] },
  timestamp: { source: { from: 'claim', name: 'iat' }, unit: 's', toleranceSeconds: 300, direction: 'both' },
  replay: 'signature',
  claims: [
    { claim: 'iss', is: 'value', value: 'example' },
    { claim: 'body', is: 'digest', algorithm: 'sha256', encoding: 'hex', content: [{ part: 'body' }] },
  ],
  expiry: 'optional',
  leewaySeconds: 0,
  ...changes,
})

const schemes: readonly Preset[] = [
  preset('jwt-hs256', jwt({ algorithms: ['HS256'], key: 'utf8' })),
  preset('jwt-rs256', jwt({ algorithms: ['RS256'], key: 'pem' })),
  preset('rsa-sha256', {
    type: 'rsa',
    algorithm: 'sha256',
    key: 'pem',
    credential: { at: [{ from: 'header', name: 'X-Signature' }] },
    encodings: ['base64'],
    content: [{ part: 'body' }],
    replay: 'signature',
  }),
  preset('hmac-sha512', {
    type: 'hmac',
    algorithm: 'sha512',
    key: 'hex',
    credential: { at: [{ from: 'header', name: 'X-Signature' }] },
    encodings: ['base64url'],
    content: [
      { part: 'method' },
      { part: 'literal', text: '\n' },
      { part: 'url', form: 'path' },
      { part: 'literal', text: '\n' },
      { part: 'header', name: 'X-Time' },
      { part: 'literal', text: '\n' },
      { part: 'body' },
    ],
    timestamp: { source: { from: 'header', name: 'x-time' }, unit: 's', toleranceSeconds: 300, direction: 'both' },
    replay: 'signature',
  }),
]

/** The connections, and the kinds of recipe that none of them uses as a connection of their own. */
export function withCustomSchemes(connections: readonly Connection[]): readonly Connection[] {
  const [plain] = connections
  return plain === undefined ? [] : [...connections, { ...plain, id: 'custom-recipe', presets: [...schemes] }]
}
