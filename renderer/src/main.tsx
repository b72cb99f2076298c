import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { rememberView } from './lib/remember-view'
import './styles/index.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has a #root element.')

rememberView()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
