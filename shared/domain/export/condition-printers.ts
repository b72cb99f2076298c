import type { Condition } from '../../contracts/condition'
import { exportCel } from './cel'
import { exportEventBridge } from './event-bridge'
import { printed, refused } from './export-source'
import type { Printer } from './export-source'
import type { ExportedCondition } from './exported-condition'

const noCondition =
  'This trigger has no condition to export: every event fires. Write one on the Conditions tab of the trigger.'

const createPrinter =
  (write: (condition: Condition) => ExportedCondition): Printer =>
  ({ conditions }) => {
    if (conditions === null) return refused(noCondition)
    const exported = write(conditions)
    if (exported.kind === 'refused') return refused(exported.reasons.join(' '))
    return printed(`${exported.text.trimEnd()}\n`, exported.differences)
  }

export const printCel = createPrinter(exportCel)
export const printEventBridge = createPrinter(exportEventBridge)
