import { render } from 'preact';
import { App } from './components/app.js';
import { openFleet } from './data/fleet.js';
import { receiveData } from './data/load.js';
import { siteOf } from './data/site.js';
import { applyTheme } from './theme.js';

applyTheme();
receiveData();
const place = document.getElementById('app');
const site = siteOf(document);
if (place !== null && site !== undefined) {
  const fleet = openFleet(site);
  place.replaceChildren();
  render(<App fleet={fleet} />, place);
}
