import { describe, expect, it, onTestFinished } from 'vitest'
import { buildServer } from './build-server'
import { defaultReceiverLimits } from './receiver-limits'
import { createDependencies } from './testing/start-receiver'
import { apiKeyPath, keyHeader } from './testing/talk'

const [keyName, keyValue] = keyHeader

describe('the server without a socket', () => {
  it('answers exactly what the verdict says, with no word of the framework', async () => {
    const dependencies = createDependencies()
    const { app } = buildServer(dependencies, defaultReceiverLimits)
    onTestFinished(() => app.close())
    const url = `${apiKeyPath}?a=%zz`
    const reply = await app.inject({ method: 'POST', url, headers: { [keyName]: keyValue }, payload: '{}' })
    const delivery = dependencies.deliveries[0]
    expect(reply.statusCode).toBe(200)
    expect(reply.body).toBe(delivery?.verdict.answer.body)
    expect(delivery?.target).toBe(url)
    const sent = Object.entries(reply.headers).filter(
      ([name]) => !['date', 'connection', 'content-length', 'keep-alive'].includes(name),
    )
    expect(sent).toEqual(delivery?.verdict.answer.headers)
  })

  it('has no route of its own', async () => {
    const dependencies = createDependencies()
    const { app } = buildServer(dependencies, defaultReceiverLimits)
    onTestFinished(() => app.close())
    const reply = await app.inject({ method: 'POST', url: '/', headers: { [keyName]: keyValue }, payload: '{}' })
    expect({ status: reply.statusCode, body: reply.body }).toEqual({ status: 404, body: '{"error":"not_found"}' })
    expect(dependencies.deliveries).toMatchObject([{ target: '/', triggerId: null }])
  })
})
