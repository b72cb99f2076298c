import { commands } from '@shared/commands'
import type { CommandId } from '@shared/commands'
import { useEffect } from 'react'
import { bridge } from '../lib/bridge'
import { matchesAccelerator } from '../lib/accelerator'
import { runCommand } from './run-command'

const commandIds = Object.keys(commands) as CommandId[]

/** Runs commands that come from the native menu or from their shortcuts, while the app is ready for them. */
export function useCommands(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandIds.find((id) => matchesAccelerator(event, commands[id].accelerator))
      if (command === undefined) return
      // Handled here, so that the menu's accelerator does not run it a second time.
      event.preventDefault()
      if (!event.repeat) runCommand(command)
    }
    window.addEventListener('keydown', onKeyDown)
    const stop = bridge.onEvent((message) => message.type === 'command' && runCommand(message.command))
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      stop()
    }
  }, [isReady])
}
