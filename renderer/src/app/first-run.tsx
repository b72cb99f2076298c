import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ImportIcon, MarkIcon, PlusIcon } from '../ui/icons'
import { runCommand } from './run-command'

/** The main part while there is no trigger. */
export function FirstRun() {
  return (
    <EmptyState
      level={1}
      icon={MarkIcon}
      title="Build the first trigger"
      actions={
        <>
          <Button kind="primary" icon={PlusIcon} onClick={() => runCommand('trigger.new')}>
            New trigger
          </Button>
          <Button icon={ImportIcon} onClick={() => runCommand('bundle.open')}>
            Import bundle
          </Button>
        </>
      }
    >
      A trigger has a URL of its own. Give it to a vendor, or let Hookwright play the vendor, and see whether each
      delivery is genuine and would fire. It needs no account, and nothing leaves this computer.
    </EmptyState>
  )
}
