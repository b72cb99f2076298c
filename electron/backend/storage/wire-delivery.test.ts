import { describe, expect, it } from 'vitest'
import { makeDelivery } from './testing/make-delivery'
import { packBatch, unpackBatch } from './wire-delivery'

describe('a batch on its way to the worker', () => {
  it('gives back every delivery as it was, none of the optional parts moved to a neighbour', () => {
    const evidence = [
      { label: 'Header', value: 'X-Signature' },
      { label: 'Key', value: 'hwk_…3fQ' },
    ]
    const deliveries = [
      makeDelivery(),
      makeDelivery({ triggerId: null, eventType: null, headers: [], body: '' }),
      makeDelivery({
        dedupe: { kind: 'signature', key: 'abc' },
        captureSample: { sampleId: 'sample-1' },
        body: new Uint8Array([0, 255, 10]),
        verdict: {
          stages: [
            { stage: 'transport', outcome: 'passed', reason: null, evidence: [] },
            { stage: 'authenticate', outcome: 'failed', reason: 'signature_wrong', evidence },
          ],
        },
      }),
      makeDelivery({ body: '{"b":2}' }),
    ]
    const batch = structuredClone(packBatch(deliveries))
    const plain = (given: typeof deliveries) => given.map((delivery) => ({ ...delivery, body: [...delivery.body] }))
    expect(plain(unpackBatch(batch))).toEqual(plain(deliveries))
  })
})
