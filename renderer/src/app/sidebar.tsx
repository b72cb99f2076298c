import { TriggerList } from '../features/triggers/trigger-list'
import { classNames } from '../lib/class-names'
import { formatBytes, formatCount, formatQuantity } from '../lib/format'
import { useStatus } from '../lib/mirror/status-store'
import { useTriggers } from '../lib/mirror/trigger-store'
import { showUnmatched, useNavigation } from '../lib/navigation'
import { lacksKeys, neededKeyHosts } from '../lib/needed-key-hosts'
import { Button } from '../ui/button'
import { PlusIcon, UnmatchedIcon } from '../ui/icons'
import { runCommand } from './run-command'

function SectionTitle({ id, text }: { id: string; text: string }) {
  return (
    <h2 id={id} className="px-4 pt-2.5 pb-1.5 text-xs font-semibold text-fg-2">
      {text}
    </h2>
  )
}

function UnmatchedRow({ count }: { count: number }) {
  const isCurrent = useNavigation((state) => state.view.type === 'unmatched')
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={showUnmatched}
      className={classNames(
        'ease-hw flex h-9 w-full items-center gap-2.5 rounded-md px-2 text-left transition-colors',
        isCurrent ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <span className="flex size-6 shrink-0 items-center justify-center text-fg-2">
        <UnmatchedIcon aria-hidden size={15} />
      </span>
      <span className="flex-1 text-md font-medium">Unmatched</span>
      <span className="text-sm text-fg-2">{formatCount(count)}</span>
    </button>
  )
}

/** What leads outside now: a tunnel that is on, and keys that the user allowed to be fetched. */
function WayOutside() {
  const isTunnelOn = useStatus((state) => state.status !== null && state.status.tunnel.link.state !== 'off')
  const areKeysFetched = useTriggers((state) =>
    state.triggers.some((trigger) => neededKeyHosts(trigger) !== null && !lacksKeys(trigger)),
  )
  if (isTunnelOn) return areKeysFetched ? 'Only tunnel and key fetches lead out' : 'Only the tunnel leads outside'
  return areKeysFetched ? 'Only signing keys are fetched' : 'Nothing leaves this computer'
}

/** Triggers, what belongs to none of them, and what is stored. */
export function Sidebar() {
  const stored = useStatus((state) => state.status?.stored)
  return (
    <nav
      aria-label="Triggers"
      className="flex w-[248px] shrink-0 flex-col border-r border-line bg-bg max-[1100px]:w-[208px]"
    >
      <div className="p-2 pt-2.5">
        <Button kind="primary" icon={PlusIcon} className="w-full" onClick={() => runCommand('trigger.new')}>
          New trigger
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-2">
        <SectionTitle id="sidebar-triggers" text="Triggers" />
        <TriggerList labelledBy="sidebar-triggers" />
        <SectionTitle id="sidebar-rest" text="Everything else" />
        <div className="px-2">
          <UnmatchedRow count={stored?.unmatched ?? 0} />
        </div>
      </div>
      {stored !== undefined && (
        <p className="px-4 py-3 text-xs leading-5 text-fg-2" data-testid="stored">
          {formatQuantity(stored.deliveries, 'delivery', 'deliveries')} stored, {formatBytes(stored.bytes)}
          <br />
          <WayOutside />
        </p>
      )}
    </nav>
  )
}
