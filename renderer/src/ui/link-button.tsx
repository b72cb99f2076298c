import type { ReactNode } from 'react'
import { attempt } from '../lib/call'
import { report } from '../lib/report'
import { Button } from './button'
import { LinkIcon } from './icons'

/** A button that opens an https page in the browser. */
export function LinkButton({ url, children }: { url: string; children: ReactNode }) {
  return (
    <Button role="link" icon={LinkIcon} onClick={() => report(attempt('app.openLink', { url }))}>
      {children}
    </Button>
  )
}
