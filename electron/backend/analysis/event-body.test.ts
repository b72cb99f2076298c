import { findConnection } from '@shared/connections'
import { expect, it } from 'vitest'
import type { RawHeaders } from '@shared/contracts/delivery'
import { readEventBody } from './event-body'

const form: RawHeaders = [['Content-Type', 'application/x-www-form-urlencoded']]
const json: RawHeaders = [['Content-Type', 'application/json']]
const read = (connection: string, headers: RawHeaders, body: string) => {
  const event = readEventBody(findConnection(connection), { headers, body: Buffer.from(body) })
  return [Buffer.from(event.body).toString(), event.contentType]
}

it.each<[string, [string, RawHeaders, string], [string, string]]>([
  ['the body where nothing is decoded', ['stripe', json, '{"a":1}'], ['{"a":1}', 'application/json']],
  ['the fields of a form', ['twilio', form, 'a=1&b=%C3%A9&b=2'], ['{"a":"1","b":["é","2"]}', 'application/json']],
  ['the JSON in a form field', ['github', form, 'payload=%7B%22a%22%3A1%7D'], ['{"a":1}', 'application/json']],
  [
    'the JSON in a field before the fields',
    ['slack', form, 'payload=%7B%22type%22%3A%22x%22%7D'],
    ['{"type":"x"}', 'application/json'],
  ],
  [
    'the fields where there is no such field',
    ['slack', form, 'command=%2Ftide&text=Porto'],
    ['{"command":"/tide","text":"Porto"}', 'application/json'],
  ],
  ['the JSON in a string', ['aws-sns', json, '{"Message":"{\\"a\\":1}"}'], ['{"a":1}', 'application/json']],
  [
    'the body where the string is no JSON',
    ['aws-sns', json, '{"Message":"hello"}'],
    ['{"Message":"hello"}', 'application/json'],
  ],
  ['the body of a form that is broken', ['twilio', form, 'a=%zz'], ['a=%zz', 'application/x-www-form-urlencoded']],
])('reads %s', (_what, sent, event) => {
  expect(read(...sent)).toEqual(event)
})
