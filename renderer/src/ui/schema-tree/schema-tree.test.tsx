import type { SchemaField } from '@shared/contracts/profile'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { SchemaTree } from './schema-tree'

const field = (path: string, changes: Partial<SchemaField> = {}): SchemaField => ({
  path,
  name: path.split('/').at(-1) ?? '',
  depth: path.split('/').filter((part) => part !== '*').length - 2,
  types: ['string'],
  itemTypes: [],
  format: null,
  seen: 3,
  parents: 3,
  required: true,
  examples: [],
  ...changes,
})

const nested = [
  field('/action', { examples: ['opened'] }),
  field('/issue', { types: ['object'] }),
  field('/issue/user', { types: ['object', 'null'] }),
  field('/issue/user/login'),
  field('/issue/labels', { types: ['array'], itemTypes: ['object'] }),
  field('/issue/labels/*/name', { name: 'name' }),
  field('/sender', { seen: 2 }),
]

const show = (fields: SchemaField[]) => render(<SchemaTree fields={fields} label="Detected schema" />)
const row = (name: RegExp) => screen.getByRole('row', { name })
const rows = () => screen.getAllByRole('row').slice(1)
const focused = () => document.activeElement?.textContent

describe('a row', () => {
  it.each([
    ['/a', { types: ['string'], format: 'date-time' }, 'string date-time'],
    ['/a', { types: ['object', 'null'] }, 'object or null'],
    ['/a', { types: ['array'], itemTypes: ['object'] }, 'array of objects'],
    ['/a', { types: ['array'], itemTypes: ['integer', 'null'] }, 'array of integers or nulls'],
    ['/a', { types: ['array'] }, 'array empty so far'],
    ['/a', { types: ['null'] }, 'null so far'],
    ['/a', { types: ['integer', 'string'] }, 'integer or string'],
  ] satisfies [string, Partial<SchemaField>, string][])('says the type of %s %j as "%s"', (path, changes, words) => {
    show([field(path, changes)])
    expect(within(row(/^a /)).getAllByRole('gridcell')[1]).toHaveTextContent(words)
  })

  it('marks what some parents lack, and how often it was seen', () => {
    show(nested)
    expect(row(/^sender optional string 2 of 3$/)).toBeInTheDocument()
    expect(row(/^issue object 3 of 3$/)).toBeInTheDocument()
  })

  it('shows the one value of a field that looks like a name, but neither free text nor what was seen once', () => {
    show([
      field('/action', { examples: ['opened'] }),
      field('/id', { examples: ['I_kwDOJIC-dc6UXU8P'] }),
      field('/title', { examples: ['It is late'] }),
      field('/state', { examples: ['closed', 'open'] }),
      field('/once', { examples: ['opened'], seen: 1, parents: 1 }),
    ])
    expect(screen.getAllByText(/^“/).map((badge) => badge.textContent)).toEqual(['“opened”'])
    expect(within(row(/^action/)).getByText('“opened”')).toBeInTheDocument()
  })

  it('writes out characters that could hide or reorder the name', () => {
    show([field('/a', { name: 'pay\u200bload\u202e' })])
    expect(screen.getByText('pay\\u{200b}load\\u{202e}')).toBeInTheDocument()
  })
})

describe('the tree', () => {
  it('tells level, place and whether a row is folded', () => {
    show(nested)
    expect(row(/^login/)).toHaveAttribute('aria-level', '3')
    expect(row(/^labels/)).toHaveAttribute('aria-posinset', '2')
    expect(row(/^labels/)).toHaveAttribute('aria-setsize', '2')
    expect(row(/^issue/)).toHaveAttribute('aria-expanded', 'true')
    expect(row(/^action/)).not.toHaveAttribute('aria-expanded')
  })

  it('folds an object with what is in it at a press', async () => {
    show(nested)
    await userEvent.click(row(/^issue/))
    expect(rows().map((one) => one.textContent.split(' ')[0])).toEqual(['action', 'issue', 'sender'])
    await userEvent.click(row(/^issue/))
    expect(rows()).toHaveLength(7)
  })

  it('is one tab stop, with arrows, Home and End inside', async () => {
    const user = userEvent.setup()
    show(nested)
    await user.tab()
    expect(focused()).toMatch(/^action/)
    await user.keyboard('{ArrowDown}{ArrowRight}')
    expect(focused()).toMatch(/^user/)
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(focused()).toMatch(/^issue/)
    await user.keyboard('{ArrowLeft}')
    expect(row(/^issue/)).toHaveAttribute('aria-expanded', 'false')
    await user.keyboard('{End}')
    expect(focused()).toMatch(/^sender/)
    await user.keyboard('{Home}{ArrowUp}')
    expect(focused()).toMatch(/^action/)
  })

  it('draws only a part of a long list', () => {
    show(Array.from({ length: 1500 }, (_, index) => field(`/field${index}`)))
    expect(rows().length).toBeLessThan(200)
    expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '1501')
  })
})
