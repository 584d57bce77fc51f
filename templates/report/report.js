// The page works without this: it adds a search for hosts, and opens what is folded for the printer.
const tools = document.querySelector('.tools')
const lanes = [...document.querySelectorAll('.lane')]
const rest = document.querySelector('.rest')

function choose() {
  const part = tools.elements.host.value.trim().toLowerCase()
  const troubled = tools.elements.trouble.checked
  let shown = 0
  for (const lane of lanes) {
    const wanted =
      lane.dataset.host.toLowerCase().includes(part) && (!troubled || 'trouble' in lane.dataset)
    lane.hidden = !wanted
    if (wanted) shown++
  }
  const choosing = part !== '' || troubled
  if (rest && choosing) rest.open = true
  const output = tools.querySelector('output')
  const told = output.dataset.told.replace('##', lanes.length).replace('#', shown)
  output.value = choosing ? told : ''
}

if (tools) {
  tools.hidden = false
  tools.addEventListener('input', choose)
  tools.addEventListener('submit', event => event.preventDefault())
}

let opened = []
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open]):not(.lane):not(.rest)')]
  if (lanes.length <= 12) opened.push(...lanes.filter(lane => !lane.open))
  for (const details of opened) details.open = true
})
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false
})
