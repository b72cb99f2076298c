import { describe, expect, it } from 'vitest'
import { startReceiver } from './testing/start-receiver'
import { apiKeyPath, expectStillServing, lastDelivery, openRaw, parseReply } from './testing/talk'
import { apiKey, tokens } from './testing/trigger-fixtures'

const hasty = { headersTimeoutMs: 200, requestTimeoutMs: 400, checkIntervalMs: 20, lingerMs: 50 }

describe('a slow sender', () => {
  it('that does not finish its headers gets 408', async () => {
    const receiver = await startReceiver({ limits: hasty })
    const { socket, closed } = openRaw(receiver)
    socket.write(`POST ${apiKeyPath} HTTP/1.1\r\nHost: local`)
    const reply = parseReply(await closed)
    const delivery = lastDelivery(receiver)
    expect(reply).toMatchObject({ status: 408, body: `{"error":"timeout","delivery":"${delivery.id}"}` })
    expect(delivery).toMatchObject({ triggerId: null, headers: [], verdict: { reason: 'request_too_slow' } })
    await expectStillServing(receiver)
  })

  it('that does not finish its body gets 408, recorded under its trigger', async () => {
    const receiver = await startReceiver({ limits: hasty })
    const { socket, closed } = openRaw(receiver)
    socket.write(`POST ${apiKeyPath} HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${apiKey}\r\nContent-Length: 9\r\n\r\n{`)
    const reply = parseReply(await closed)
    const delivery = lastDelivery(receiver)
    expect(reply).toMatchObject({ status: 408, body: `{"error":"timeout","delivery":"${delivery.id}"}` })
    expect(delivery).toMatchObject({
      triggerId: `trg_${tokens.apiKey}`,
      body: new Uint8Array(0),
      verdict: { reason: 'request_too_slow' },
    })
    await expectStillServing(receiver)
  })

  it('that sends nothing at all is closed and not taken for a request', async () => {
    const receiver = await startReceiver({ limits: hasty })
    expect(await openRaw(receiver).closed).toBe('')
    expect(receiver.deliveries).toEqual([])
    await expectStillServing(receiver)
  })
})
