import { describe, expect, it } from 'vitest'
import { conditionOf, makeEvent } from '../testing/condition-fixtures'
import { evaluate } from './evaluate'
import { explain } from './explain'

const event = makeEvent(
  `{"action":"closed","n":12,"z":null,"flag":false,"empty":[],"labels":[{"name":"bug"},{"name":"ui"}],"at":"2026-03-01T09:00:00Z","ip":"host.example","when":"soon","long":"${'a'.repeat(300)}","o":{"k":1}}`,
  { headers: [['X-Kind', 'push']], eventType: 'issues.closed' },
)

describe('sentences', () => {
  it.each([
    ['body.action equals "opened"', 'action is "closed", not "opened"'],
    ['body.action equals "closed"', 'action is "closed"'],
    ['body.label exists', 'label is missing'],
    ['body.label equals "x" or missing', 'label is missing'],
    ['body.action not exists', 'action is "closed", but should be missing'],
    ['body.z equals "x"', 'z is null, not "x"'],
    ['body.n equals "12"', 'n is 12, not "12"'],
    ['body.z is null', 'z is null'],
    ['body.n is null', 'n is 12, not null'],
    ['body.empty is not empty', 'empty is an empty list, but should not be empty'],
    ['body.n contains "1"', 'n is 12, not a text'],
    ['body.o length at least 1', 'o is an object with 1 key, of length at least 1'],
    ['body.n length equals 2', 'n is 12, not a text, a list or an object'],
    ['body.flag is true', 'flag is false, not true'],
    ['body.action not equals "closed"', 'action is "closed", which is excluded'],
    ['body.action not equals "opened"', 'action is "closed", not "opened"'],
    ['body.action in ["a", "b", null]', 'action is "closed", not "a", "b" or null'],
    ['body.action contains "los"', 'action is "closed", which contains "los"'],
    ['body.action not contains "los"', 'action is "closed", which contains "los"'],
    ['body.action not contains "x"', 'action is "closed", which does not contain "x"'],
    ['body.action matches "^o"', 'action is "closed", which does not match "^o"'],
    ['body.n at least 20', 'n is 12, not at least 20'],
    ['body.n between 1 and 20', 'n is 12, between 1 and 20'],
    ['body.action at least 20', 'action is "closed", not a number'],
    ['body.at before "2026-01-01T00:00:00Z"', 'at is "2026-03-01T09:00:00Z", not before 2026-01-01T00:00:00Z'],
    ['body.when before "2026-01-01T00:00:00Z"', 'when is "soon", not a date and time'],
    ['body.n within last 1 hour', 'n is 12, not a text'],
    ['body.n within last 1 hour as epoch seconds', 'n is 12, not within the 1 hour before it was received'],
    ['body.ip in network "10.0.0.0/8"', 'ip is "host.example", not an IP address'],
    ['body.labels has item "bug"', 'labels is a list of 2 items, without "bug"'],
    ['body.action equals field body.ghost', 'ghost is missing'],
    ['body.action changed since body.action', 'action is "closed", not changed since action'],
    ['header.X-Kind equals "ping"', 'header X-Kind is "push", not "ping"'],
    ['eventType starts with "pull"', 'the event type is "issues.closed", which does not start with "pull"'],
    ['body.labels[1].name equals "x"', 'labels[1].name is "ui", not "x"'],
    ['any item of body.labels where (item.name equals "ui")', 'item 2 of labels: name of the item is "ui"'],
    ['any item of body.labels where (item.name equals "x")', 'none of the 2 items of labels matches'],
    [
      'all items of body.labels where (item.name equals "bug")',
      'item 2 of labels: name of the item is "ui", not "bug"',
    ],
    ['no item of body.labels where (item.name equals "bug")', 'item 1 of labels: name of the item is "bug"'],
    ['no item of body.labels where (item.name equals "x")', 'none of the 2 items of labels matches'],
    ['any item of body.empty where (item exists)', 'empty is an empty list'],
    ['any item of body.action where (item exists)', 'action is "closed", not a list'],
    ['any item of body.ghost where (item exists)', 'ghost is missing'],
    ['body.n exists and body.action equals "opened"', 'action is "closed", not "opened"'],
    ['not (body.n exists or body.action equals "opened")', 'n is 12'],
  ])('%s: %s', (text, sentence) => {
    const condition = conditionOf(text)
    expect(explain(condition, evaluate(condition, event).explanation)).toBe(sentence)
  })

  it('cut what is long', () => {
    const condition = conditionOf('body.long equals "x"')
    expect(explain(condition, evaluate(condition, event).explanation).length).toBeLessThan(160)
  })
})
