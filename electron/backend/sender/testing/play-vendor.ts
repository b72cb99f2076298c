import type { Connection } from '@shared/contracts/connection'
import { must } from '@shared/domain/assert'
import { generateSecret } from '@shared/domain/secrets'
import { exampleKey } from '@shared/domain/testing/example-key'
import { makeRequest } from '@shared/domain/testing/fixtures'
import { contextFor, exampleConfig } from '@shared/domain/testing/sign-sample'
import { nodeCrypto } from '../../node/node-crypto'
import { systemRandom } from '../../node/system-random'
import type { Clock } from '../../ports'
import type { ReceiverTarget } from '../../receiver/receiver'
import { createTarget, tokens } from '../../receiver/testing/trigger-fixtures'
import { createSender } from '../create-sender'
import { createMarks } from '../marks'
import type { Vendor } from '../vendor'

/** One way in which a connection can be set up. */
export interface Way {
  connection: Connection
  method: 'apiKey' | 'signature'
  preset: string
  eventType: string | null
}

/** A trigger, and its vendor once it is known where the receiver listens. */
export interface PlayedVendor {
  target: ReceiverTarget
  vendorAt(port: number): Vendor
}

export const realClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() }

/** A sender, and the marks by which a receiver knows its requests. */
export function createTestSender(clock: Clock = realClock) {
  const marks = createMarks(systemRandom)
  return { marks, sender: createSender({ clock, random: systemRandom, crypto: nodeCrypto, marks }) }
}

/** A ready trigger of a connection with an example key. */
export function playVendor({ connection, method, preset, eventType }: Way): PlayedVendor {
  const known = must(
    connection.presets.find(({ id }) => id === preset),
    'the connection has that preset',
  )
  const { privateKey, secret: key } = exampleKey(known)
  const secret = method === 'apiKey' ? generateSecret('hookwright', systemRandom.bytes(32)) : key.secret
  const plain = createTarget({ token: tokens.apiKey, method, preset: 'blink', secret })
  const config = exampleConfig(connection)
  const trigger = {
    ...plain.trigger,
    connectionId: connection.id,
    eventType,
    authentication: { method, preset, headerName: 'X-API-Key', config },
  }
  const event = must(
    connection.eventTypes.find(({ id }) => id === eventType) ?? connection.eventTypes[0],
    'a connection has event types',
  )
  const sample = { name: '', connection, preset: known, event }
  const { remoteKeys } = contextFor(sample, makeRequest({ headers: event.headers, body: event.sample }))
  const target = { ...plain, connection, trigger, ...(remoteKeys ? { remoteKeys } : {}) }
  const url = must(target.publicUrls[0], 'a target has a public URL')
  return {
    target,
    vendorAt: (port) => ({ trigger, connection, url, secret, privateKey, origin: `http://127.0.0.1:${port}` }),
  }
}
