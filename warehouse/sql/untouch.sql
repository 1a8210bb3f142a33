-- What has been looked at is touched no more.
delete from touched_article;
delete from touched_region;
