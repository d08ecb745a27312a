import { render } from 'preact';
import { applyTheme } from '../../report/browser/theme.js';
import { Playground } from './components/playground.js';

applyTheme();
const place = document.getElementById('app');
if (place !== null) {
  // In a frame the page around it has a head of its own.
  if (window.parent !== window) document.documentElement.dataset.framed = '';
  place.replaceChildren();
  render(<Playground home={place.dataset.home ?? ''} />, place);
}
