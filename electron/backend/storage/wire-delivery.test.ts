import { describe, expect, it } from 'vitest'
import { makeDelivery } from './testing/make-delivery'
import { readVerdict } from './verdict-text'
import { packBatch, unpackBatch } from './wire-delivery'

describe('a batch on its way to the worker', () => {
  it('gives back every delivery as it was, none of the optional parts moved to a neighbour', () => {
    const deliveries = [
      makeDelivery(),
      makeDelivery({ triggerId: null, eventType: null, headers: [], body: '' }),
      makeDelivery({
        dedupe: { kind: 'signature', key: 'abc' },
        captureSample: { sampleId: 'sample-1' },
        body: new Uint8Array([0, 255, 10]),
      }),
      makeDelivery({ body: '{"b":2}' }),
    ]
    const unpacked = unpackBatch(structuredClone(packBatch(deliveries)))
    expect(
      unpacked.map(({ body, headers, verdict, ...rest }) => ({
        ...rest,
        body: [...body],
        headers: JSON.parse(headers) as unknown,
        verdict: readVerdict(verdict),
      })),
    ).toEqual(
      deliveries.map(({ body, verdict, ...rest }) => {
        const { outcome, reason, authentic, keyId } = verdict
        return { ...rest, body: [...body], verdict, outcome, reason, status: verdict.answer.status, authentic, keyId }
      }),
    )
  })
})
