import { render } from 'preact';
import { applyTheme } from '../../report/browser/theme.js';
import { Playground } from './components/playground.js';

applyTheme();
const place = document.getElementById('app');
if (place !== null) {
  place.replaceChildren();
  render(<Playground />, place);
}
