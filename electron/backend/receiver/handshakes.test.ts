import { findConnection } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { describe, expect, it } from 'vitest'
import { startReceiver } from './testing/start-receiver'
import { createTarget, tokens } from './testing/trigger-fixtures'
import type { ReceiverTarget } from './receiver'

const hookSecret = 'b537207f20cbfa02357cf448134da559'

const targetOf = (id: string): ReceiverTarget => {
  const connection = must(findConnection(id), 'in the registry')
  const plain = createTarget({ token: tokens.apiKey, method: 'signature', preset: 'blink', secret: 'unused' })
  const authentication = { method: 'signature' as const, preset: id, headerName: 'X-API-Key' }
  return { ...plain, connection, secrets: [], trigger: { ...plain.trigger, connectionId: id, authentication } }
}

const post = (port: number, init: RequestInit) => fetch(`http://127.0.0.1:${port}/hooks/${tokens.apiKey}`, init)

describe('a secret that a vendor tells in a handshake', () => {
  it('is kept before it is acknowledged, and stands in no record', async () => {
    const kept: string[] = []
    const target = targetOf('asana')
    const targets = [target]
    const { port, deliveries } = await startReceiver({
      targets,
      keepSecret: (_triggerId, secret) => {
        kept.push(secret)
        Object.assign(target, { secrets: [{ id: 'key_told', format: 'vendor', secret, retiresAt: null }] })
        return Promise.resolve(true)
      },
    })
    const answer = await post(port, { method: 'POST', headers: { 'X-Hook-Secret': hookSecret } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-hook-secret')).toBe(hookSecret)
    expect(kept).toEqual([hookSecret])
    expect(JSON.stringify(deliveries)).not.toContain(hookSecret)
    expect(JSON.stringify(deliveries)).toContain('{{key:key_told}}')
    expect(deliveries[0]?.verdict).toMatchObject({ outcome: 'handshake', authentic: false })
  })

  it('is taken out of the body too', async () => {
    const target = targetOf('notion')
    const { port, deliveries } = await startReceiver({
      targets: [target],
      keepSecret: (_triggerId, secret) => {
        Object.assign(target, { secrets: [{ id: 'key_told', format: 'vendor', secret, retiresAt: null }] })
        return Promise.resolve(true)
      },
    })
    const body = '{"verification_token":"secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl"}'
    const headers = { 'content-type': 'application/json' }
    expect((await post(port, { method: 'POST', headers, body })).status).toBe(200)
    expect(Buffer.from(deliveries[0]?.body ?? []).toString()).toBe('{"verification_token":"{{key:key_told}}"}')
  })

  it('is asked for again when it could not be kept', async () => {
    const { port, deliveries } = await startReceiver({
      targets: [targetOf('asana')],
      keepSecret: () => Promise.resolve(false),
    })
    const answer = await post(port, { method: 'POST', headers: { 'X-Hook-Secret': hookSecret } })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('x-hook-secret')).toBeNull()
    expect(deliveries[0]?.verdict).toMatchObject({ outcome: 'refused', reason: 'store_failed' })
  })
})
