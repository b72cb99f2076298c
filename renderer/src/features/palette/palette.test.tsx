import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { useNavigation } from '../../lib/navigation'
import { installFakeMirror } from '../../test/install-fake-backend'
import { Palette } from './palette'

const renderPalette = () => {
  installFakeMirror()
  const onCommand = vi.fn()
  render(<Palette onCommand={onCommand} />)
  return { user: userEvent.setup(), onCommand, field: screen.getByRole('combobox') }
}

const active = (field: HTMLElement) => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')

describe('Palette', () => {
  it('finds a trigger by a few letters and opens it with Enter', async () => {
    const { user, field } = renderPalette()
    await user.type(field, 'stripe pay')
    expect(screen.getAllByRole('option')).toHaveLength(1)
    await user.keyboard('{Enter}')
    expect(useNavigation.getState().view).toEqual({ type: 'trigger', triggerId: 'trg-payment' })
  })

  it('runs a command', async () => {
    const { user, field, onCommand } = renderPalette()
    await user.type(field, 'theme{Enter}')
    expect(onCommand).toHaveBeenCalledWith('theme.switch')
  })

  it('moves with the arrows and goes round', async () => {
    const { user, field } = renderPalette()
    const options = screen.getAllByRole('option')
    await user.click(field)
    await user.keyboard('{ArrowDown}')
    expect(active(field)).toBe(options[1])
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(active(field)).toBe(options.at(-1))
  })

  it('says so when nothing is found, and Enter then does nothing', async () => {
    const { user, field, onCommand } = renderPalette()
    await user.type(field, 'xyzzy{Enter}')
    expect(screen.getByText(/contains “xyzzy”/)).toBeVisible()
    expect(onCommand).not.toHaveBeenCalled()
  })
})
