import { describe, expect, it, onTestFinished } from 'vitest'
import { createQuietLog } from '../storage/testing/quiet-log'
import { createAnalyser } from './create-analyser'
import type { AnalyserOptions } from './create-analyser'

const workerUrl = new URL('../../../node_modules/.cache/hookwright/analysis-worker.js', import.meta.url)
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const script = (source: string): URL => new URL(`data:text/javascript,${encodeURIComponent(source)}`)

/** Answers every task but the one whose content type says `hang` or `die`. */
const unruly = script(`
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ({ contentType }) => {
    if (contentType === 'hang') for (;;) {}
    if (contentType === 'die') throw new Error('died')
    parentPort.postMessage({ ok: true, value: { text: contentType } })
  })`)

function makeAnalyser(options: Partial<AnalyserOptions> = {}) {
  const analyser = createAnalyser({ workerUrl, log: createQuietLog(), ...options })
  onTestFinished(() => analyser.close())
  return analyser
}

describe('analyser', () => {
  it('learns a schema from samples in its worker', async () => {
    const analysis = await makeAnalyser().analyse([bytes('{"id":1,"name":"a"}'), bytes('{"id":2}')])
    expect(analysis.sampleCount).toBe(2)
    expect(analysis.schema).toMatchObject({ type: 'object', properties: { id: {}, name: {} } })
  })

  it('leaves the bytes of the caller alone, also when they are a view of a larger buffer', async () => {
    const body = bytes('....{"a":1}....').subarray(4, 11)
    const analyser = makeAnalyser()
    expect((await analyser.view(body, 'application/json', 'raw')).text).toBe('{"a":1}')
    expect(Buffer.from(body).toString()).toBe('{"a":1}')
  })

  it('survives 500,000 levels of nesting', async () => {
    const view = await makeAnalyser().view(bytes('['.repeat(500_000)), 'application/json', 'pretty')
    expect(view.kind).toBe('text')
    expect(view.warnings[0]).toContain('nested deeper')
  })

  it('gives up on a task that takes too long, says so, and does the next one', async () => {
    const analyser = makeAnalyser({ workerUrl: unruly, timeLimitMs: 2000 })
    const hanging = analyser.view(bytes('x'), 'hang', 'raw')
    const next = analyser.view(bytes('x'), 'next', 'raw')
    expect((await hanging).warnings[0]).toContain('longer than 2 s')
    expect((await next).text).toBe('next')
  })

  it('tells of a worker that died and does the next task in a new one', async () => {
    const analyser = makeAnalyser({ workerUrl: unruly })
    expect((await analyser.view(bytes('x'), 'die', 'raw')).warnings).toHaveLength(1)
    expect((await analyser.view(bytes('x'), 'next', 'raw')).text).toBe('next')
  })

  it('answers what still waits when it is closed', async () => {
    const analyser = makeAnalyser({ workerUrl: unruly })
    const hanging = analyser.view(bytes('x'), 'hang', 'raw')
    const waiting = analyser.analyse([bytes('{}')])
    await analyser.close()
    expect((await hanging).warnings).toHaveLength(1)
    expect((await waiting).warnings[0]).toContain('closing')
  })
})
