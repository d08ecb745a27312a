import { defineConfg } from 'seedpress';

export default defineConfg({});
