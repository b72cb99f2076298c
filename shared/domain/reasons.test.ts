import { describe, expect, it } from 'vitest'
import { reasonCodeSchema, stageIdSchema } from '../contracts/verdict'
import { describeReason, reasons, stageLabels } from './reasons'

describe('reasons', () => {
  it.each(reasonCodeSchema.options)('%s has a title, a cause and a next step, in plain sentences', (code) => {
    const { explanation, fix, title } = reasons[code]
    expect(title).toMatch(/^[A-Z][^.!]{3,48}$/)
    for (const text of [explanation, fix]) {
      expect(text).toMatch(/^[A-Z].*\.$/)
      expect(text).not.toMatch(/!|please|sorry|\s\s|;;|oops/i)
      for (const sentence of text.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(30)
    }
  })

  it('gives no two reasons the same title', () => {
    const titles = Object.values(reasons).map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('labels every stage differently', () => {
    expect(new Set(stageIdSchema.options.map((stage) => stageLabels[stage])).size).toBe(stageIdSchema.options.length)
  })
})

describe('describeReason', () => {
  it('adds what is known of the delivery', () => {
    const stale = describeReason('timestamp_stale', [
      { label: 'Off by', value: "412 seconds behind this computer's clock" },
      { label: 'Hint', value: 'The timestamp looks like milliseconds; this scheme wants seconds.' },
    ])
    expect(stale.explanation).toContain('412 seconds behind')
    expect(stale.explanation).toContain('milliseconds')
    const broken = describeReason('not_decodable', [
      { label: 'What', value: 'Expected a colon, found "x"' },
      { label: 'Where', value: 'line 3, column 7 (character 40)' },
    ])
    expect(broken.explanation).toMatch(/Expected a colon, found "x", at line 3, column 7 \(character 40\)\.$/)
  })

  it('speaks of a signature where the old key signed, and of a key where it was sent', () => {
    const age = { label: 'Grace period ended', value: '3 days ago' }
    expect(describeReason('key_retired', [age]).title).toBe('It was sent with the previous key')
    const signed = describeReason('key_retired', [{ label: 'Signed over', value: 'the raw body' }, age])
    expect(signed.title).toBe('It was signed with the previous secret')
    expect(signed.explanation).toContain('3 days ago')
  })

  it('says the general thing when the evidence lacks', () => {
    for (const code of reasonCodeSchema.options) expect(describeReason(code, [])).toEqual(reasons[code])
  })
})
