import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isXmlContentType, readXml } from './xml-body'

const valueOf = (text: string): unknown => {
  const reading = readXml(text)
  if (reading.kind !== 'tree') throw new Error(reading.message)
  return JSON.parse(reading.text)
}

it('keeps texts as they are written, attributes and repeated elements', () => {
  expect(
    valueOf(
      '<?xml version="1.0"?><s:order xmlns:s="urn:shop" id="0012"><code>007</code><line>1.10</line><line>true</line></s:order>',
    ),
  ).toEqual({ order: { '@id': '0012', code: '007', line: ['1.10', 'true'] } })
})

it.each([
  '<a><b></a>',
  'no xml',
  '<!DOCTYPE a [<!ENTITY x "yyyy">]><a>&x;</a>',
  `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`,
  '<__proto__><polluted>1</polluted></__proto__>',
])('refuses %.40s', (text) => {
  expect(readXml(text).kind).toBe('invalid')
  expect(Object.prototype).not.toHaveProperty('polluted')
})

it('never throws', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<b x="1"/>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&lt;',
    'text',
    '<?pi?>',
    '<',
  )
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        expect(readXml(text).kind).toMatch(/tree|invalid/)
      },
    ),
  )
})

it('knows the content types', () => {
  expect(['text/xml; charset=utf-8', 'application/soap+xml', 'application/json'].map(isXmlContentType)).toEqual([
    true,
    true,
    false,
  ])
})
