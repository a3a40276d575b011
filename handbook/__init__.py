"""The generator: from definitions to pages, PDFs and the site."""
