import { createContext } from 'react'
import type { ReactNode } from 'react'

/** The dialog opened over this one; drawn inside its root so that focus, Escape and outside presses belong to the upper one. */
export const NestedDialog = createContext<ReactNode>(null)
