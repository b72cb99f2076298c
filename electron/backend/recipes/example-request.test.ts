import { connectionOf, connections, schemeOf } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { viewRequest } from '@shared/domain/request-view'
import { compileRecipe } from '@shared/domain/signature/compile-recipe'
import { expect, it } from 'vitest'
import { nodeCrypto } from '../node/node-crypto'
import { exampleSecretFor, makeExampleRequest } from './example-request'

const url = 'https://example.ngrok.example/hooks/token'
const now = Date.UTC(2026, 10, 23)

/** Schemes that sign values of a payload or form of their own, a setting, or with a key that the vendor publishes. */
const notMadeUp = ['adyen', 'aws-sns', 'braintree', 'google-pubsub', 'microsoft-graph', 'paypal']

const schemes = connections.flatMap((connection) =>
  connection.presets.map((preset) => [`${connection.id} ${preset.id}`, schemeOf(connection, preset)] as const),
)

it.each(schemes)('an example of the scheme %s is genuine', (name, scheme) => {
  const authentication = { method: 'signature', preset: 'custom', headerName: 'X-API-Key', custom: scheme } as const
  const connection = must(connectionOf({ connectionId: 'custom-webhook', authentication }), 'it is known')
  const preset = must(
    connection.presets.find(({ id }) => id === 'custom'),
    'it has the scheme',
  )
  const config = Object.fromEntries((scheme.config ?? []).map((field) => [field.name, 'x']))
  const secret = exampleSecretFor(scheme.recipe)
  const example = makeExampleRequest({ connection, preset, config, secret: null, url, now, crypto: nodeCrypto })
  const result = compileRecipe(scheme.recipe).verify({
    request: viewRequest(example.request, { config }),
    secrets: [{ id: 'key', format: 'vendor', secret: example.publicKey ?? secret, retiresAt: null }],
    publicUrls: [url],
    now,
    crypto: nodeCrypto,
  })
  expect({ name, authentic: result.authentic }).toEqual({
    name,
    authentic: !notMadeUp.some((id) => name.startsWith(`${id} `)),
  })
})
