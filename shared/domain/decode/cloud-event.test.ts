import { HTTP } from 'cloudevents'
import { describe, expect, it } from 'vitest'
import type { RawHeaders } from '../../contracts/delivery'
import { readCloudEvents } from './cloud-event'
import { readJson } from './json-reader'
import { printJson } from './json-tree'

const read = (headers: RawHeaders, body: string) => {
  const reading = readJson(body)
  return readCloudEvents(headers, reading.kind === 'tree' ? reading.tree : null)
}

const event = { specversion: '1.0', id: 'A-1', source: '/shop', type: 'order.paid', data: { total: 1 } }
const structured: RawHeaders = [['Content-Type', 'application/CloudEvents+json;charset=utf-8']]
const binary: RawHeaders = [
  ['ce-specversion', '1.0'],
  ['Ce-Id', 'A-1'],
  ['CE-Source', '/shop'],
  ['ce-type', 'order.paid'],
  ['ce-subject', 'Caf%C3%A9'],
  ['content-type', 'application/json'],
]

describe('readCloudEvents', () => {
  it('reads one event in a body', () => {
    const found = read(structured, JSON.stringify({ ...event, sequence: 7, data: undefined, data_base64: 'aGk=' }))
    expect(found?.mode).toBe('structured')
    expect(found?.events[0]).toMatchObject({ base64: 'aGk=', data: null, missing: [] })
    expect(Object.fromEntries(found?.events[0]?.attributes ?? [])).toEqual({
      specversion: '1.0',
      id: 'A-1',
      source: '/shop',
      type: 'order.paid',
      sequence: '7',
    })
  })

  it('reads attributes from headers, percent-decoded', () => {
    const found = read(binary, '{"total":820982911946154508}')
    const [first] = found?.events ?? []
    expect(found?.mode).toBe('binary')
    expect(first?.attributes.get('subject')).toBe('Café')
    expect(first?.data && printJson(first.data)).toContain('820982911946154508')
  })

  it('reads a batch, and says what an event lacks', () => {
    const found = read(
      [['content-type', 'application/cloudevents-batch+json']],
      JSON.stringify([event, { id: 'B-2' }, 7]),
    )
    expect(found?.mode).toBe('batch')
    expect(found?.events.map(({ missing }) => missing)).toEqual([[], ['source', 'specversion', 'type']])
  })

  it('finds none where there is none', () => {
    expect(read([['content-type', 'application/json']], JSON.stringify(event))).toBeNull()
    expect(read(structured, '[]')).toBeNull()
    expect(read([['ce-id', 'A-1']], '{}')).toBeNull()
  })

  it('agrees with the official library', () => {
    const oracle = HTTP.toEvent({
      headers: Object.fromEntries(binary.filter(([name]) => name !== 'ce-subject')),
      body: JSON.stringify(event.data),
    })
    const [first] = read(binary, JSON.stringify(event.data))?.events ?? []
    expect(oracle).toMatchObject({ id: 'A-1', source: '/shop', type: 'order.paid', data: { total: 1 } })
    expect(Object.fromEntries(first?.attributes ?? [])).toMatchObject({
      id: 'A-1',
      source: '/shop',
      type: 'order.paid',
    })
  })
})
