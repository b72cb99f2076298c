import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useTrigger } from '../../lib/mirror/trigger-store'
import { installFakeMirror } from '../../test/install-fake-backend'
import { ConditionsTab } from './conditions-tab'

function Page() {
  const trigger = useTrigger('trg-issues')
  return trigger === undefined ? null : <ConditionsTab trigger={trigger} />
}

const open = () => {
  const backend = installFakeMirror()
  const { unmount } = render(<Page />)
  return { backend, unmount, user: userEvent.setup() }
}

const write = async (user: ReturnType<typeof userEvent.setup>, text: string) => {
  await user.click(screen.getByRole('radio', { name: 'Text' }))
  await user.click(screen.getByRole('textbox', { name: 'Condition as text' }))
  await user.clear(screen.getByRole('textbox', { name: 'Condition as text' }))
  await user.paste(text)
}

const counted = async (): Promise<string> => {
  await waitFor(() => expect(screen.getByText(/^Matches \d+ of/)).toBeInTheDocument())
  return screen.getByText(/^Matches \d+ of/).textContent
}

describe('Conditions', () => {
  it('says what no condition means, and that every recorded event matches', async () => {
    open()
    expect(screen.getByText('Every genuine event fires.')).toBeInTheDocument()
    const [, matching, all] = /Matches (\d+) of (\d+)/.exec(await counted()) ?? []
    expect(matching).toBe(all)
    expect(screen.getByRole('button', { name: 'Save condition' })).toBeDisabled()
  })

  it('draws the text as a builder, tries it while it is written, and saves it', async () => {
    const { backend, user } = open()
    await write(user, 'body.action equals "closed"')
    expect(screen.getByRole('combobox', { name: 'Value' })).toHaveValue('body.action')
    expect(screen.getByRole('combobox', { name: 'Operator' })).toHaveValue('equals')
    expect(screen.getByRole('combobox', { name: 'Compare with' })).toHaveValue('"closed"')
    const cells = await screen.findAllByRole('gridcell', { name: 'false: action is "opened", not "closed"' })
    expect(cells.length).toBeGreaterThan(0)
    await user.click(screen.getByRole('button', { name: 'Save condition' }))
    expect(backend.callsOf('conditions.save')).toEqual([
      {
        triggerId: 'trg-issues',
        conditions: { type: 'test', source: { from: 'body', path: ['action'] }, operator: 'equals', value: 'closed' },
      },
    ])
    expect(await screen.findByText(/^In force/)).toBeInTheDocument()
  })

  it('tells where the text is wrong, does not save it, and keeps it when the screen is left', async () => {
    const { user, unmount } = open()
    await write(user, 'body.action eqals 1')
    expect(screen.getByText(/Line 1, column 13/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Save condition' })).toBeDisabled()
    unmount()
    render(<Page />)
    await user.click(screen.getByRole('radio', { name: 'Text' }))
    expect(screen.getByRole('textbox', { name: 'Condition as text' })).toHaveValue('body.action eqals 1')
    await user.click(screen.getByRole('button', { name: 'Revert' }))
    expect(screen.getByRole('textbox', { name: 'Condition as text' })).toHaveValue('')
  })

  it('marks what is missing in a new condition, and moves through the table with the arrow keys', async () => {
    const { user } = open()
    await user.click(screen.getByRole('button', { name: 'Add condition' }))
    expect(screen.getByText('Choose the value to look at.')).toBeInTheDocument()
    await write(user, 'body.action exists and body.nothing exists')
    const [first] = await screen.findAllByRole('gridcell', { name: /^true: action is/ })
    first?.focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toHaveAccessibleName('false: nothing is missing')
    expect(screen.getByText('nothing is missing')).toBeInTheDocument()
  })

  it('offers the operators that fit the values met, and a loose switch where it means something', async () => {
    const { user } = open()
    await write(user, 'body.repository.private is true')
    const operator = screen.getByRole('combobox', { name: 'Operator' })
    await waitFor(() => expect(operator).not.toHaveTextContent('starts with'))
    await user.click(screen.getByRole('button', { name: 'loose' }))
    expect(screen.getByRole('textbox', { name: 'Condition as text' })).toHaveValue(
      'body.repository.private is true loosely',
    )
  })
})
