import slug from 'slugify';

export default { filters: { slug } };
